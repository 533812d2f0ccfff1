/** A line or cell that is a grade and nothing else, on any of the scales since 2005. */
export const GRADE =
  /^(?:Outstanding|Good|Requires improvement|Satisfactory|Inadequate|Exceptional|Strong standard|Expected standard|Needs attention|Urgent improvement|Met|Not met|Yes|No|Grade:? [1-4])$/iu;

/** As in the tables of reports until 2012; on a line of its own a figure may be anything. */
export const GRADE_IN_FIGURES = /^[1-4]$/u;
