/** A filter that can not be: the message names what is allowed. */
export class WrongSelection extends Error {
  override readonly name = "WrongSelection";
}
