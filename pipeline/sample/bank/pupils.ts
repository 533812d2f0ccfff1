import type { ThemeSentences } from "./sentences.ts";

export const PUPILS: Readonly<Record<string, ThemeSentences>> = {
  safeguarding: {
    strength: [
      "Arrangements for safeguarding are effective, and every adult knows how to report a worry about a child.",
      "Staff act quickly when they think that a child may be at risk of harm.",
      "{Leaders} keep careful child protection records and follow up each referral until help is in place.",
      "Pupils say that they feel safe at school and know an adult they can turn to.",
      "Pupils learn how to stay safe online, in the town and near the water.",
    ],
    concern: [
      "Safeguarding is at risk because checks on adults who work at the school are incomplete.",
      "Some staff do not know what to do if they are worried about a child's safety.",
      "Records of child protection concerns are muddled, so leaders can not be sure that children are kept safe.",
      "Leaders should make sure that referrals to children's social care are made without delay.",
    ],
    mixed: [
      "Staff know the signs of neglect well, but a few safeguarding records do not show what was done next.",
      "Most pupils feel safe, although some of the youngest are uneasy on the far side of the playground.",
    ],
    neutral: [
      "The designated safeguarding lead meets the local authority's child protection officer each half term.",
      "All staff read the new safeguarding guidance at the start of the autumn term.",
    ],
  },
  behaviour: {
    strength: [
      "Pupils behave well in lessons and move about the building calmly.",
      "Bullying is rare, and pupils trust adults to put a stop to it.",
      "Pupils are polite to visitors and kind to one another at playtime.",
      "New routines for behaviour are understood by all and lessons are seldom interrupted.",
    ],
    concern: [
      "Too many lessons are disrupted by poor behaviour, and staff do not deal with it in the same way.",
      "Some pupils use unkind or discriminatory language, and this is not always challenged.",
      "Expectations of pupils' conduct are too low in {years}.",
      "Leaders need to make sure that bullying is dealt with consistently.",
    ],
    mixed: [
      "Behaviour in classrooms has improved, but conduct in the corridors remains too boisterous.",
      "Most pupils have positive attitudes to learning, although a minority in {years} lose interest quickly.",
    ],
    neutral: [
      "{Leaders} have rewritten the behaviour policy and shared it with staff and pupils.",
      "Pupils in {years} now have separate playtimes, and staff note any poor conduct on a chart.",
    ],
  },
  attendance: {
    strength: [
      "Attendance is higher than it was before the school closed to most pupils.",
      "Pupils are punctual, and very few are often absent.",
      "{Leaders} follow up every absence on the first day, and attendance has risen as a result.",
      "The attendance of pupils who used to be often away has improved markedly.",
    ],
    concern: [
      "Too many pupils are absent too often, and they fall behind.",
      "Attendance in {years} remains stubbornly low.",
      "The school does not do enough to help pupils who are persistently absent to come back.",
      "Several pupils arrive late each morning and miss the start of lessons.",
    ],
    mixed: [
      "Overall attendance is improving, but absence in {years} is still too high.",
      "Most pupils returned to school in September, though a small number of anxious families kept their children away.",
    ],
    neutral: [
      "Leaders told us that about nine in every ten pupils attended in the first month of term.",
      "An attendance officer visits the homes of pupils who have been absent for more than three days.",
    ],
  },
  exclusions: {
    strength: [
      "Suspensions have fallen sharply because pupils are helped before matters get out of hand.",
      "Leaders use exclusion only as a last resort, and no pupil has been permanently excluded for two years.",
      "Pupils who return after a suspension are helped to settle back into class.",
      "Part-time timetables are rare, short and reviewed each week.",
    ],
    concern: [
      "The number of pupils suspended has doubled in a year.",
      "Pupils are removed from class too often and lose time for learning.",
      "Too many fixed-term exclusions are given to the same few pupils, with little effect.",
      "Leaders should end the use of part-time timetables that go on for months.",
    ],
    mixed: [
      "Permanent exclusions have stopped, but suspensions in {years} are still frequent.",
      "Fewer pupils are sent out of lessons than before, although repeat exclusion of some remains a worry.",
    ],
    neutral: [
      "There were four suspensions in the autumn term.",
      "Leaders review each exclusion with the local authority's inclusion officer.",
    ],
  },
  wellbeing: {
    strength: [
      "Staff look after pupils' emotional health with great care.",
      "Pupils are happy, and warm relationships between adults and pupils help them to settle.",
      "Pupils' mental health is a priority, and a trained counsellor sees those who need to talk.",
      "The pastoral team knows pupils well and notices when someone is anxious.",
    ],
    concern: [
      "Pupils who are anxious wait too long for pastoral help.",
      "Not enough is done for pupils' mental health in {years}.",
      "Some pupils told us that they are unhappy at school and that nobody listens.",
      "Leaders should improve the support for pupils' emotional wellbeing.",
    ],
    mixed: [
      "Pastoral care is strong for younger pupils but less so for older ones.",
      "Most pupils have found their feet again, although some remain anxious about their health.",
    ],
    neutral: [
      "A counsellor works at the school two days a week to support pupils' mental health.",
      "Each class begins the day with time to talk about feelings and wellbeing.",
    ],
  },
};
