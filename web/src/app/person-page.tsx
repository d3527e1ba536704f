import { CertificateOutlookSheet } from '../features/certificates/certificate-outlook.tsx';
import { PersonHoursPage } from '../features/hours/people-person-page.tsx';

const certificateOf = (of: { readonly personId: string; readonly year: number | undefined }) => (
  <CertificateOutlookSheet {...of} reader="office" />
);

/** Someone one answers for: the hours, and whether they came to a certificate. */
export function PersonPage() {
  return <PersonHoursPage certificate={certificateOf} />;
}
