/** How a message feels; always told by its words and its icon too, never by colour alone. */
export type Tone = "good" | "changed" | "calm" | "bad";
