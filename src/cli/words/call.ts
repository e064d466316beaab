/** What belongs to the whole command rather than to one of its commands. */
export interface CallHelp {
  readonly commands: Readonly<
    Record<
      "completions",
      {
        readonly summary: string;
        readonly description: string;
        readonly examples: readonly (readonly [what: string, call: string])[];
      }
    >
  >;
  readonly arguments: Readonly<Record<"shell", string>>;
  readonly options: Readonly<Record<"quiet" | "jsonErrors", string>>;
  readonly globalOptions: string;
}

export const callHelpEn: CallHelp = {
  commands: {
    completions: {
      summary: "print what a shell needs to complete gongfu",
      description:
        "Prints a script with which a shell completes commands, options and their values when the tab key is pressed. It is made from the command itself; print it again after an update.",
      examples: [
        ["bash", "gongfu completions bash > ~/.local/share/bash-completion/completions/gongfu"],
        ["zsh, in a folder of $fpath", "gongfu completions zsh > ~/.zfunc/_gongfu"],
        ["fish", "gongfu completions fish > ~/.config/fish/completions/gongfu.fish"],
      ],
    },
  },
  arguments: { shell: "bash, zsh or fish" },
  options: {
    quiet: "print the result and problems only: no progress, notes or names of files written",
    jsonErrors: "print problems as one line of JSON on the error stream, and nothing else there",
  },
  globalOptions: "Options of every command:",
};

export const callHelpZh: CallHelp = {
  commands: {
    completions: {
      summary: "输出命令行补全脚本",
      description:
        "输出供 shell 使用的补全脚本：按 Tab 键即可补全命令、选项及其取值。\n脚本由命令自身生成；升级后请重新生成。",
      examples: [
        ["bash", "gongfu completions bash > ~/.local/share/bash-completion/completions/gongfu"],
        ["zsh，放入 $fpath 中的文件夹", "gongfu completions zsh > ~/.zfunc/_gongfu"],
        ["fish", "gongfu completions fish > ~/.config/fish/completions/gongfu.fish"],
      ],
    },
  },
  arguments: { shell: "bash、zsh 或 fish" },
  options: {
    quiet: "只输出结果与问题，不显示进度、提示和已写入的文件名",
    jsonErrors: "以一行 JSON 在标准错误上输出问题，此外不输出任何内容",
  },
  globalOptions: "通用选项：",
};
