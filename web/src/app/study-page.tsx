import { CourseCertificate } from '../features/certificates/course-certificate.tsx';
import { StudyPage as CourseStudyPage } from '../features/learning/study-page.tsx';

const certificateOf = (enrolmentId: string) => <CourseCertificate of={enrolmentId} />;

/** A course as one studies it, with its certificate once it was passed. */
export function StudyPage() {
  return <CourseStudyPage certificate={certificateOf} />;
}
