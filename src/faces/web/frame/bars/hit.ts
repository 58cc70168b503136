// What the search shows of one thing that it found.

export type Hit = { id: string; label: string; note?: string; keys?: string | undefined; run: () => void };
