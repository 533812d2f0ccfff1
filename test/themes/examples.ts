/** Sentences written for this project: of each theme, some that are about it and some that only sound like it. */
export const examples: Readonly<Record<string, { about: readonly string[]; notAbout: readonly string[] }>> = {
  safeguarding: {
    about: [
      "The arrangements for safeguarding at Marlwick Academy are effective.",
      "Staff make prompt referrals to children’s social care when they are worried.",
      "Pupils feel safe at school and know whom to tell.",
      "Too many children in Estbury stay at risk of harm for too long.",
      "The single central record is complete.",
    ],
    notAbout: [
      "Bullying is rare at Marlwick Academy.",
      "Pupils at risk of exclusion get help early.",
      "Staff followed the COVID-19 safety measures with care.",
    ],
  },
  remote_learning: {
    about: [
      "Remote education now follows the same plan as lessons in the classroom.",
      "Pupils who had to self-isolate were sent paper-based packs.",
      "The school lent laptops to families so that no pupil went without.",
      "Teachers delivered live lessons each morning during the closure.",
    ],
    notAbout: [
      "Social workers kept in touch with children through video calls.",
      "Pupils learn how to stay safe online.",
      "Teachers set homework every week.",
      "Some managers continue to work remotely.",
    ],
  },
  send: {
    about: [
      "Pupils with SEND follow the same curriculum as their friends.",
      "The SENCo trains staff well.",
      "EHC plans in Estbury are often late.",
      "A few pupils attend alternative provision at the Tern Centre.",
      "Families wait too long for speech and language therapy.",
    ],
    notAbout: [
      "Teachers know their pupils’ needs well.",
      "The trust needs to appoint a bursar.",
      "Pupils send cards to a local care home.",
    ],
  },
  curriculum: {
    about: [
      "The curriculum is broad and well sequenced.",
      "Teachers do not always check what pupils know before they move on.",
      "Staff have strong subject knowledge and explain new ideas clearly.",
      "In history, tasks are not matched closely to the knowledge pupils need.",
    ],
    notAbout: [
      "Pupils behave well in lessons.",
      "Children read with an adult every day.",
      "Social workers complete risk assessments promptly.",
    ],
  },
  reading: {
    about: [
      "Reading is at the heart of everything at Fernhollow Primary.",
      "Children learn phonics from their first week.",
      "Pupils love the books in the new library.",
      "Those who fall behind in reading catch up quickly.",
    ],
    notAbout: [
      "Pupils’ results in reading, writing and mathematics are high.",
      "Parents will find it useful to have this letter before reading this report.",
      "Pupils’ workbooks show pride.",
    ],
  },
  achievement: {
    about: [
      "Pupils achieve well by the end of Year 6.",
      "In 2019, outcomes in mathematics were below the national average.",
      "Students make good progress from their starting points.",
      "Pupils are well prepared for the next stage of their education.",
    ],
    notAbout: [
      "Leaders have made progress in implementing the improvement plan.",
      "As a result, the corridors are quieter.",
      "Pupils enjoy catching up with friends at lunchtime.",
    ],
  },
  behaviour: {
    about: [
      "Pupils behave well and are polite to visitors.",
      "Low-level disruption spoils too many lessons.",
      "Staff deal with bullying swiftly.",
      "Pupils concentrate well and work hard.",
    ],
    notAbout: [
      "Parents’ behaviour at the gate has been a matter for governors.",
      "Governors play an active part in the life of the trust.",
      "An audit was conducted in June.",
    ],
  },
  attendance: {
    about: [
      "Too many pupils are persistently absent.",
      "The number of children missing education has fallen in Estbury.",
      "More families have chosen elective home education.",
      "Pupils arrive punctually and attend regularly.",
    ],
    notAbout: [
      "Strategy meetings are well attended by partners.",
      "Staff absence has been high this term.",
      "Many pupils attend clubs after school.",
    ],
  },
  exclusions: {
    about: [
      "The number of suspensions has risen.",
      "Permanent exclusion is used as a last resort.",
      "A few pupils have been on part-time timetables for too long.",
      "There is no evidence of off-rolling.",
    ],
    notAbout: [
      "Routine inspections were suspended in March.",
      "The garden is used exclusively by the nursery.",
      "Attendance, excluding Year 11, is high.",
    ],
  },
  wellbeing: {
    about: [
      "Pupils are happy at Fernhollow Primary.",
      "The school supports pupils’ mental health well.",
      "Relationships between staff and pupils are warm.",
      "Pastoral care is a strength.",
    ],
    notAbout: [
      "Leaders consider staff workload and well-being.",
      "EHC means education, health and care.",
      "The health and safety policy was rewritten.",
    ],
  },
  workload: {
    about: [
      "Staff say that their workload is manageable.",
      "Caseloads in the Estbury team are too high.",
      "Teachers feel valued by leaders and are proud to work at the school.",
      "Leaders are mindful of staff well-being.",
    ],
    notAbout: [
      "Staff have had useful training in phonics.",
      "Pupils feel valued by their teachers.",
      "Leaders promote pupils’ well-being.",
    ],
  },
  staffing: {
    about: [
      "Turnover of staff has been high since the new year.",
      "The trust finds it hard to recruit teachers of mathematics.",
      "Children have had too many changes of social worker.",
      "Several classes are taught by supply teachers.",
    ],
    notAbout: [
      "Recruitment checks on adults are thorough.",
      "Pupils retain what they have learned.",
      "Estbury needs to recruit foster carers.",
    ],
  },
  leadership: {
    about: [
      "Governors hold leaders to account well.",
      "Leaders have an accurate understanding of what needs to improve.",
      "Management oversight is too variable.",
      "Self-evaluation is sharp and honest.",
      "Staff benefit from well-chosen training.",
    ],
    notAbout: [
      "Leaders should ensure that pupils read every day.",
      "Older pupils enjoy leadership roles such as prefect.",
      "Pupils trust the adults who teach them.",
    ],
  },
  early_years: {
    about: [
      "Children in the Nursery settle quickly.",
      "The early years curriculum prepares children for Year 1.",
      "Children in Reception share and take turns.",
      "Provision for two-year-olds is new.",
    ],
    notAbout: [
      "Early help is offered to families in time.",
      "Visitors wait at the school reception desk.",
      "Older pupils act as buddies for children in Reception.",
    ],
  },
  post16: {
    about: [
      "Students in the sixth form speak with confidence.",
      "The 16 to 19 study programmes are well planned.",
      "A-level results were strong.",
      "The move to post-16 provision is well prepared.",
    ],
    notAbout: [
      "Sixteen pupils spoke of the fair.",
      "Caseloads are not at a level that staff can bear.",
      "Too many care leavers are not in education, employment or training.",
    ],
  },
  disadvantage: {
    about: [
      "Disadvantaged pupils do not attend as often as others.",
      "The pupil premium is spent with thought.",
      "Care leavers in Estbury live in suitable homes.",
      "The virtual school supports children in care.",
      "This is a welcoming and inclusive school.",
    ],
    notAbout: [
      "The school is fostering a love of music.",
      "Work placements are well organised.",
      "Leaders are well placed to improve further.",
    ],
  },
  personal_development: {
    about: [
      "Pupils take part in a wide range of clubs.",
      "The PSHE programme is well planned.",
      "Pupils learn about fundamental British values.",
      "Careers advice is useful and impartial.",
      "Prefects and house captains are proud of their roles.",
    ],
    notAbout: [
      "Teachers new to the job are helped by mentors.",
      "Estbury City Council has restructured its services.",
      "Social workers’ visits to children are regular.",
    ],
  },
  covid: {
    about: [
      "The COVID-19 pandemic has affected everything the school does.",
      "Two bubbles had to self-isolate in October.",
      "During the first lockdown, staff telephoned each family.",
      "Social distancing made assemblies impossible.",
    ],
    notAbout: [
      "The closure of a case is signed off by a manager.",
      "The roof was closed off for repair.",
      "Pupils study how diseases once shaped towns.",
    ],
  },
  catch_up: {
    about: [
      "Leaders have used the catch-up funding for tutors.",
      "Teachers found gaps in pupils’ knowledge after the lockdown and filled them.",
      "A recovery curriculum helped pupils to make up for lost learning.",
      "The National Tutoring Programme began in November.",
    ],
    notAbout: [
      "Pupils who fall behind catch up quickly.",
      "The vertical tutoring system is popular.",
      "There are gaps in pupils’ knowledge of grammar.",
    ],
  },
  parents: {
    about: [
      "Parents are very positive about the school.",
      "Communication between home and school is weak.",
      "Most parents and carers would recommend Fernhollow Primary.",
      "Staff work closely with pupils’ families.",
    ],
    notAbout: [
      "Foster carers are matched with children carefully.",
      "Parenting assessments are late.",
      "Young carers meet once a week.",
    ],
  },
};

/** Sentences that stand in every letter, whatever words they hold. */
export const administrative: readonly string[] = [
  "Yours sincerely, Ada Example, Her Majesty’s Inspector",
  "Inspectors met with governors, talked to pupils about behaviour and reviewed safeguarding records.",
  "This letter summarises the findings of a visit to Marlwick Academy.",
  "Dear Mrs Example, thank you for the help you gave with the safeguarding of pupils.",
  "This letter will be published on the Ofsted website.",
];

export const stanceExamples: readonly (readonly [text: string, stance: string])[] = [
  ["Pupils behave well and enjoy school.", "strength"],
  ["Safeguarding arrangements are effective.", "strength"],
  ["Staff are proud to work at Marlwick Academy.", "strength"],
  ["Leaders should ensure that teachers check what pupils know.", "concern"],
  ["The quality of plans in Estbury is inconsistent, and delays are too frequent.", "concern"],
  ["Some pupils do not attend regularly enough.", "concern"],
  ["Governors do not hold leaders to account well enough.", "concern"],
  ["Oversight has improved but remains too variable.", "mixed"],
  ["This letter summarises the findings of a visit to Marlwick Academy.", "neutral"],
];
