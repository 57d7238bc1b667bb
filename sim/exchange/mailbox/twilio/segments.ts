/** Into how many segments a text message is cut. */

/** The default alphabet and its extension, of which each character takes two places (3GPP TS 23.038, 6.2.1). */
const DEFAULT_ALPHABET = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENSION = new Set("\f^{}\\[~]|€");

/** Places in a message of one segment, and in each segment of a longer one, whose header takes some (TS 23.040). */
const GSM_7 = { one: 160, each: 153 };
const UCS_2 = { one: 70, each: 67 };

/** How many segments a text takes: 7-bit characters when all of it can be written so, else UTF-16. */
export function segmentsOf(text: string): number {
  const characters = Array.from(text);
  const isGsm7 = characters.every((character) => DEFAULT_ALPHABET.has(character) || EXTENSION.has(character));
  const extended = characters.filter((character) => EXTENSION.has(character)).length;
  const places = isGsm7 ? characters.length + extended : text.length;
  const { one, each } = isGsm7 ? GSM_7 : UCS_2;
  return places <= one ? 1 : Math.ceil(places / each);
}
