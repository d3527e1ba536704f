import { KeptCourseCertificates } from '../features/certificates/kept-course-certificates.tsx';
import { CourseEditorPage as EditorPage } from '../features/learning/course-editor-page.tsx';

const certificatesOf = (courseId: string) => <KeptCourseCertificates courseId={courseId} />;

/** A course as its authors keep it, with what was given out for it. */
export function CourseEditorPage() {
  return <EditorPage certificates={certificatesOf} />;
}
