/**
 * Names the rules by which letters are read. Raise it with every change that can alter what `parseLetter` gives back:
 * results kept in the cache under an older version are then made again.
 */
export const PARSER_VERSION = "21";
