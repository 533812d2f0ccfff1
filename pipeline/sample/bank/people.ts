import type { ThemeSentences } from "./sentences.ts";

export const PEOPLE: Readonly<Record<string, ThemeSentences>> = {
  leadership: {
    strength: [
      "Governors know the school well and ask searching questions of leaders.",
      "The headteacher has a clear vision for the school that staff share.",
      "Trustees check the work of the school closely and hold leaders to account.",
      "{Leaders} have an accurate view of what is working and what must come next.",
    ],
    concern: [
      "Governors do not have the information they need to hold leaders to account.",
      "Leaders' plans for improvement lack clear goals and dates.",
      "Leaders and trustees have not acted quickly enough on the weaknesses found at the last inspection.",
      "The trust should improve its oversight of the school.",
    ],
    mixed: [
      "Senior leaders monitor teaching well, but governors rely too much on what they are told.",
      "The improvement plan sets the right priorities, although some subject leaders are new to their role.",
    ],
    neutral: [
      "The governing body now meets online once a month.",
      "The trust has appointed a director who visits the school each fortnight.",
    ],
  },
  staffing: {
    strength: [
      "Staffing is now stable after several years of change.",
      "Leaders have recruited specialist teachers to all vacant posts.",
      "Cover for absent staff is well organised, and supply teachers know the routines.",
      "Few members of staff leave, and new colleagues are carefully inducted.",
    ],
    concern: [
      "High turnover of teachers has slowed improvement.",
      "The school has found it hard to recruit teachers of {subject}.",
      "Many lessons in {years} are taught by supply staff.",
      "There are too many temporary appointments, and vacancies remain unfilled.",
    ],
    mixed: [
      "Most posts are filled, but a vacancy in {subject} has stood open since Easter.",
      "Staff absence has fallen, although supply teachers still take some classes.",
    ],
    neutral: [
      "An interim headteacher has been in post since the start of term.",
      "Three new teachers joined the staff in September.",
    ],
  },
  workload: {
    strength: [
      "Staff say that leaders think about their workload and wellbeing.",
      "Teachers are proud to work at the school, and morale is high.",
      "Leaders have cut the amount of marking, which has eased teachers' workload.",
      "Early-career teachers feel valued and well supported.",
    ],
    concern: [
      "Some staff told us that their workload is too heavy.",
      "Morale among staff is low, and many do not feel supported by leaders.",
      "Senior leaders carry too much, and their workload can not be kept up for long.",
      "Leaders should do more for the wellbeing of staff.",
    ],
    mixed: [
      "Teachers feel supported, but support staff say that their workload has grown.",
      "Staff morale is better than a year ago, although some remain worried about workload.",
    ],
    neutral: [
      "Leaders ask staff about their workload in a survey each term.",
      "Staff have a quiet room and time set aside for their own wellbeing.",
    ],
  },
  covid: {
    strength: [
      "Staff and pupils have kept to the new COVID-19 rules with good humour.",
      "Leaders dealt calmly with the restrictions of the pandemic.",
      "The move to year-group bubbles was planned in great detail and works well.",
      "Pupils understand why protective measures against the virus matter.",
    ],
    concern: [
      "The COVID-19 pandemic has made it much harder to put improvements into effect.",
      "Several bubbles had to close, and this has unsettled pupils in {years}.",
      "Restrictions caused by the pandemic have held up the school's plans.",
      "Staff who had to self-isolate could not always be replaced.",
    ],
    mixed: [
      "Most bubbles have stayed open, but two had to self-isolate more than once.",
      "The first lockdown drew staff together, although the restrictions since have worn many down.",
    ],
    neutral: [
      "Four bubbles have had to self-isolate since September because of COVID-19.",
      "During the first national lockdown the school stayed open to a small number of pupils.",
    ],
  },
  parents: {
    strength: [
      "Parents speak warmly of the school and would recommend it to others.",
      "Leaders keep parents and carers well informed through a weekly newsletter.",
      "Parents value the help they get in supporting learning at home.",
      "Links between home and school are strong.",
    ],
    concern: [
      "Many parents are unhappy with how the school deals with their worries.",
      "Communication with parents and carers is not good enough.",
      "Some parents do not feel that leaders listen to them.",
      "Leaders should work more closely with parents whose children are often away.",
    ],
    mixed: [
      "Most parents are pleased with the school, but some find it hard to speak to a member of staff.",
      "Newsletters are appreciated by families, although a few parents would like clearer reports.",
    ],
    neutral: [
      "Parents and carers meet teachers by telephone each term.",
      "A hundred and twelve parents replied to the school's own survey.",
    ],
  },
};
