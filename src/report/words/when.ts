/** A period before other Chinese words: a year is called one (`2025 年`), another stands apart from what follows (`2025Q1 `). */
export const whenZh = (period: string): string => (/^\d{4}$/.test(period) ? `${period} 年` : `${period} `);
