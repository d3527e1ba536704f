import { ExamPage as OneExamPage } from '../features/assessment/exam-page.tsx';
import { CourseCertificate } from '../features/certificates/course-certificate.tsx';

const certificateOf = (offeringId: string) => <CourseCertificate of={offeringId} />;

/** One exam, with its certificate once it was passed. */
export function ExamPage() {
  return <OneExamPage certificate={certificateOf} />;
}
