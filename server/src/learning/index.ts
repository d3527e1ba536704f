/** Learning's door: courses, and the time that people spend on them. */
export { APPEAL_DECIDED, appealOwner } from './commands/appeal.ts';
export { assertKeepsCourse, AUTHOR_ROLES } from './access.ts';
export { keepPack, offerPack } from './commands/course-packs.ts';
export { COURSE_DECIDED, courseOwner } from './commands/course-review.ts';
export { REFLECTION, reflectionOwner } from './commands/hand-in-reflection.ts';
export { ANOMALY, anomalyOwner } from './commands/open-anomaly.ts';
export { keepMedia, receiveMedia } from './commands/receive-media.ts';
export { recordPayment } from './commands/payments.ts';
export { COMPLETED, PROVISIONAL, recordAssessment } from './commands/settle-enrolment.ts';
export { beginCourse, saveCourse, submitCourse } from './commands/write-course.ts';
export type { CourseContent } from './schemas.ts';
export { catalogue } from './errors.ts';
export { jobs } from './jobs.ts';
export { coursewareFile, type CoursewarePorts } from './queries/courseware-file.ts';
export { applicationAddresses, coursewareAddress } from './scorm/courseware-address.ts';
export { type LearningPorts, MEDIA_AREA } from './ports.ts';
export {
  coursesTaken,
  courseNeeds,
  enrolmentFor,
  type StudyState,
  studyState,
} from './queries/study-state.ts';
export type { Enrolment, EnrolmentId } from './store/study-store.ts';
export { routes } from './routes.ts';
