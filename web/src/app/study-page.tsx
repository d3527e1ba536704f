import { lazy, Suspense } from 'react';
import { CourseCertificate } from '../features/certificates/course-certificate.tsx';
import { StudyPage as CourseStudyPage } from '../features/learning/study-page.tsx';

/** Reading PDF is larger than the rest of the page: fetched for chapters that are documents only. */
const CourseDocument = lazy(async () => ({
  default: (await import('./course-document.tsx')).CourseDocument,
}));

const certificateOf = (enrolmentId: string) => <CourseCertificate of={enrolmentId} />;
const paperOf = (address: string, title: string) => (
  <Suspense fallback={null}>
    <CourseDocument key={address} address={address} title={title} />
  </Suspense>
);

/** A course as one studies it, with its certificate once it was passed. */
export function StudyPage() {
  return <CourseStudyPage certificate={certificateOf} paper={paperOf} />;
}
