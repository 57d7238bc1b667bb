import type { BrokerName } from "../../../src/contract/credentials.ts";

export type BrokerWords = {
  /** Who keeps the account. */
  name: string;
  connected: string;
  /** What is so about the account's secrets and money. */
  note: string;
  disconnect: string;
  /** What disconnecting does, in paragraphs. */
  consequences: readonly string[];
  disconnected: string;
};

/** How each broker is spoken of. */
export const BROKER_WORDS: Record<BrokerName, BrokerWords> = {
  alpaca: {
    name: "Alpaca",
    connected: "Alpaca is connected",
    note: "Your keys are stored encrypted and never shown again, not even to you.",
    disconnect: "Disconnect Alpaca",
    consequences: [
      "Your keys are no longer used, so nothing can trade. What you hold stays as it is at Alpaca: nothing is sold. Your history is kept.",
      "Your strategies are paused and keep what is theirs: connect the same account again and resume each, and they go on. To make the keys worthless to anyone, also delete them at Alpaca.",
    ],
    disconnected: "Alpaca is disconnected. Nothing trades until you connect an account again.",
  },
  forge_paper: {
    name: "Practice broker",
    connected: "You are practising",
    note: "Prices are the market's, the money is not: orders fill here, at the latest quotes, and reach no exchange.",
    disconnect: "Close the practice account",
    consequences: [
      "Its money and its holdings are gone for good; a new practice account begins afresh. Your history is kept.",
      "Your strategies are paused, and end when you connect another account.",
    ],
    disconnected: "The practice account is closed. Nothing trades until you connect an account again.",
  },
};
