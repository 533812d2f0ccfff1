/** A format can not take the evidence; the message says what to do. */
export class FormatRefused extends Error {
  override readonly name = "FormatRefused";
}
