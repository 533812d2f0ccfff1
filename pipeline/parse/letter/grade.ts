/** A line or cell that is a grade and nothing else, on any of the scales since 2005. */
export const GRADE =
  /^(?:Outstanding|Good|Requires improvement|Satisfactory|Inadequate|Exceptional|Strong standard|Expected standard|Needs attention|Urgent improvement|Met|Not met|Yes|No)$/iu;
