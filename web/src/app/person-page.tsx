import { CertificateOutlookSheet } from '../features/certificates/certificate-outlook.tsx';
import { PersonHoursPage } from '../features/hours/people-person-page.tsx';

/** Someone one answers for: the hours, and whether they came to a certificate. */
export function PersonPage() {
  return (
    <PersonHoursPage certificate={(of) => <CertificateOutlookSheet {...of} reader="office" />} />
  );
}
