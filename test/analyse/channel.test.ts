import { expect, test } from "vitest";
import { channelOf, type Port } from "../../src/analyse/threads/channel.ts";
import type { Answer } from "../../src/analyse/threads/messages.ts";

/** A worker by hand: what it answers and when it is lost is up to the test. */
function byHand() {
  let heard: Parameters<Port["listen"]>[0] | undefined;
  const port: Port = { post() {}, listen: (listener) => (heard = listener), hold() {}, end: async () => {} };
  const channel = channelOf(port);
  return { channel, heard: heard! };
}

test("an answer that comes after the worker was lost is passed over: its question was refused already", async () => {
  const { channel, heard } = byHand();
  const asked = channel.ask({ ask: "open" } as unknown as Parameters<typeof channel.ask>[0]);
  heard.lost({ detail: "memory full" } as Parameters<typeof heard.lost>[0]);
  expect(() => heard.answer({ answer: "opened" } as unknown as Answer)).not.toThrow();
  await expect(asked).rejects.toMatchObject({ name: "WorkerLost", message: "memory full" });
  await expect(channel.ask({} as never)).rejects.toMatchObject({ message: "memory full" });
});
