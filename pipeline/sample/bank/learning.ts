import type { ThemeSentences } from "./sentences.ts";

export const LEARNING: Readonly<Record<string, ThemeSentences>> = {
  curriculum: {
    strength: [
      "The curriculum is ambitious and sets out in what order pupils learn new knowledge.",
      "Teachers explain new ideas in {subject} clearly and check what pupils have understood.",
      "Pupils study a broad range of subjects, and none has been dropped.",
      "Teachers have good subject knowledge in {subject} and choose tasks that fit what pupils already know.",
      "Lessons in {subject} build well on what was taught before.",
    ],
    concern: [
      "The curriculum in {subject} does not make clear what pupils should learn and when.",
      "In some subjects teachers do not check what pupils know before they move on to new content.",
      "Activities in lessons are not matched to what pupils need to learn in {subject}.",
      "Leaders should finish their work on the curriculum for {subject}.",
    ],
    mixed: [
      "The curriculum is well planned in English and mathematics but less so in {subject}.",
      "Teaching of {subject} is strong in most classes, although lessons in {years} lack challenge.",
    ],
    neutral: [
      "Pupils are currently taught all their usual subjects, including {subject}.",
      "{Leaders} plan to return to the full curriculum in {subject} by the spring term.",
    ],
  },
  reading: {
    strength: [
      "Pupils enjoy reading, and books are chosen to match the sounds they know.",
      "Phonics is taught well from the first week, and those who find reading hard are helped to keep up.",
      "Teachers read to pupils every day, and pupils talk about books with delight.",
      "Well-trained staff teach phonics with great consistency.",
    ],
    concern: [
      "Weaker readers in {years} do not get the help with phonics that they need.",
      "The books that some pupils take home are too hard for them to read.",
      "Phonics is not taught consistently, and some pupils struggle to become fluent readers.",
      "Leaders need to improve the teaching of reading for those who have fallen behind.",
    ],
    mixed: [
      "Most pupils learn to read quickly, but a small number in {years} have gaps in their phonics.",
      "The library is much used, although books for the oldest weaker readers are few.",
    ],
    neutral: [
      "Reading is taught each morning, beginning with phonics in Reception.",
      "Leaders have bought new reading books for {years}.",
    ],
  },
  achievement: {
    strength: [
      "Pupils achieve well in {subject} and are ready for the next stage of their education.",
      "Results at the end of {keystage} were above those seen nationally.",
      "Pupils make good progress and remember what they have been taught in {subject}.",
      "The work in pupils' books shows how much progress they have made.",
    ],
    concern: [
      "Pupils do not achieve as well as they should in {subject}.",
      "Results at the end of {keystage} have been low for three years.",
      "Pupils in {years} make too little progress and remember little of what they were taught.",
      "Standards of attainment in writing need to improve.",
    ],
    mixed: [
      "Pupils make good progress in mathematics, but attainment in {subject} lags behind.",
      "Outcomes have risen in {keystage}, although the most able could achieve more.",
    ],
    neutral: [
      "Teachers assess pupils' progress in {subject} at the end of each half term.",
      "Attainment at the end of {keystage} is close to that of other schools.",
    ],
  },
  remote_learning: {
    strength: [
      "Remote education is well organised, and pupils at home follow the same lessons as those in class.",
      "Teachers give helpful feedback on work that pupils do online at home.",
      "Leaders made sure that every pupil who needed a laptop for remote learning had one.",
      "Pupils told leaders that the live online lessons were easy to follow.",
    ],
    concern: [
      "Remote learning is not yet good enough for pupils who must stay at home.",
      "Too few pupils take part in the online lessons, and leaders do not know why.",
      "Some pupils have no device or internet at home, so they can not join remote lessons.",
      "Leaders need to improve what is offered when a whole class has to learn from home.",
    ],
    mixed: [
      "Online lessons work well for older pupils, but remote learning for the youngest is less developed.",
      "Most families have what they need for remote education, though some share one device among several children.",
    ],
    neutral: [
      "Pupils who have to stay at home receive their work through an online platform.",
      "Paper packs are sent home to pupils who can not take part in remote learning.",
    ],
  },
  catch_up: {
    strength: [
      "Teachers found out quickly what learning had been lost during closure, and gaps are closing.",
      "Catch-up funding is well spent on tutors who help small groups of pupils in {subject}.",
      "Pupils have caught up with much of the learning that they missed in the summer term.",
      "The recovery curriculum helps pupils to regain what they had forgotten while the school was closed.",
    ],
    concern: [
      "Gaps left by the closure of the school in the spring are not yet being closed in {subject}.",
      "Leaders have not decided how to use the catch-up funding.",
      "Pupils in {years} lost much learning during lockdown, and plans to help them catch up are vague.",
      "Catch-up sessions take pupils out of other lessons too often.",
    ],
    mixed: [
      "Pupils have caught up well in reading, but the learning lost in {subject} is still to be made good.",
      "Tutoring helps most who fell behind in lockdown, although some who need to catch up do not attend.",
    ],
    neutral: [
      "Catch-up funding pays for two extra tutors this year.",
      "Teachers tested pupils in September to find what learning they had missed during closure.",
    ],
  },
};
