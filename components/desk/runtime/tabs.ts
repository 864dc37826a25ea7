/** Word between the tabs of one person: which item each one shows, and what was delivered. */
export type TabMessage =
  | { type: "showing"; assignmentId: string; reply: boolean }
  | { type: "left"; assignmentId: string }
  | { type: "outbox" };

export type Tabs = { tell(message: TabMessage): void; close(): void };

export function joinTabs(userId: string, hear: (message: TabMessage) => void): Tabs {
  if (typeof BroadcastChannel === "undefined") return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(`concord-desk-${userId}`);
  channel.onmessage = (event: MessageEvent<TabMessage>) => hear(event.data);
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}
