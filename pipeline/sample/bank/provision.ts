import type { ThemeSentences } from "./sentences.ts";

export const PROVISION: Readonly<Record<string, ThemeSentences>> = {
  send: {
    strength: [
      "Pupils with special educational needs and/or disabilities (SEND) are well supported in class.",
      "The special educational needs coordinator identifies needs early and makes sure that help follows.",
      "Education, health and care plans are turned into clear steps that staff use every day.",
      "Teachers adapt their lessons skilfully for pupils with SEND.",
    ],
    concern: [
      "The needs of pupils with SEND are not identified precisely enough.",
      "Pupils with SEND do not get the support set out in their education, health and care plans.",
      "Some teachers do not adapt tasks for pupils with SEND, who then fall behind.",
      "Leaders should make sure that the SENCo has enough time for the role.",
    ],
    mixed: [
      "Support for pupils with SEND is strong in English but weaker in other subjects.",
      "Needs are identified quickly, although some pupils with SEND wait a long time for therapy.",
    ],
    neutral: [
      "A new SENCo took up the post in September.",
      "A speech and language therapist visits pupils with SEND every second week.",
    ],
  },
  early_years: {
    strength: [
      "Children in Reception settle quickly and play well together.",
      "The early years is well led, and adults help children to talk about what they do.",
      "Children in the Nursery class learn new words through songs, stories and play.",
      "Children in the early years make a confident start and are eager to find things out.",
    ],
    concern: [
      "The outdoor area for children in the early years offers too little to explore.",
      "In Reception, adults do not do enough to develop children's language.",
      "The early years curriculum is not yet planned in enough detail.",
      "Leaders need to improve provision for two-year-olds in the Nursery.",
    ],
    mixed: [
      "Children in Reception learn number well, but fewer activities help their writing.",
      "The early years indoors is rich in language, although the garden for Nursery children is not.",
    ],
    neutral: [
      "Children in Reception started full time in the second week of term.",
      "The Nursery class takes children from the age of three.",
    ],
  },
  post16: {
    strength: [
      "Students in the sixth form are taught by specialists and do well.",
      "Sixth-form students get good advice on university, apprenticeships and work.",
      "Students on 16 to 19 study programmes have purposeful work placements.",
      "The sixth form is well led, and almost all students finish their courses.",
    ],
    concern: [
      "Too many students leave the sixth form before their course ends.",
      "Study programmes for students aged 16 to 19 do not offer enough time for independent work.",
      "Teaching in the sixth form does not stretch the most able students.",
      "Leaders need to improve the advice that students in Year 12 receive.",
    ],
    mixed: [
      "Academic courses in the sixth form are strong, but vocational ones are less secure.",
      "Most post-16 students enjoy their studies, although few take up a work placement.",
    ],
    neutral: [
      "The sixth form offers fourteen subjects at A level.",
      "Students in Year 12 begin their post-16 courses with a week of introductory lessons.",
    ],
  },
  disadvantage: {
    strength: [
      "Disadvantaged pupils achieve as well as others because help reaches them early.",
      "The pupil premium is spent wisely, and leaders know what difference it makes.",
      "Vulnerable pupils were in touch with a trusted adult every week.",
      "Children in care are well supported by a teacher who knows them.",
    ],
    concern: [
      "Disadvantaged pupils do not do as well as their classmates.",
      "Leaders do not know whether the pupil premium makes a difference.",
      "Too few vulnerable pupils took up the places that were offered to them.",
      "Leaders should review how funding for disadvantaged pupils is used.",
    ],
    mixed: [
      "Disadvantaged pupils have caught up in mathematics, but not yet in writing.",
      "Young carers are well known to staff, although support for other vulnerable pupils is uneven.",
    ],
    neutral: [
      "About a third of the pupils are eligible for the pupil premium.",
      "Leaders meet the virtual school head each term to talk about children in care.",
    ],
  },
  personal_development: {
    strength: [
      "Pupils learn about healthy relationships and about people who are different from themselves.",
      "Careers education is well planned, and all pupils meet employers.",
      "Many clubs, from chess to choir, help pupils to find new interests.",
      "Pupils take on responsibilities as librarians, play leaders and school councillors.",
    ],
    concern: [
      "Pupils know too little about other faiths and about fundamental British values.",
      "The programme for personal, social and health education is not taught in full.",
      "Few clubs are on offer, and disadvantaged pupils seldom take part in them.",
      "Leaders should improve careers guidance for {years}.",
    ],
    mixed: [
      "The range of clubs is wide for older pupils but narrow for younger ones.",
      "Relationships education is taught with care, although pupils remember little about equality.",
    ],
    neutral: [
      "Pupils elect a school council at the start of each year.",
      "Personal, social and health education is taught every week in {years}.",
    ],
  },
};
