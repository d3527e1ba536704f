import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useTitle } from '../../app/use-title.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page, Sheet } from '../../ui/layout.tsx';
import { type NoticeSettings, settingsQuery, useChooseWays } from './queries.ts';
import { settingsWords } from './settings-words.ts';
import './notices.css';

type Topic = NoticeSettings['topics'][number];

/** One line a topic: here always, by letter and text message as chosen. Each tick is saved at once. */
export function NoticeSettingsPage() {
  const t = useWords(settingsWords);
  useTitle(t('title'));
  const locale = useLocale();
  const found = useQuery(settingsQuery);
  const choose = useChooseWays();
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 300]} />;
  const { email, sms, topics } = found.data;
  const wantsEmail = topics.some((topic) => topic.leaves && topic.email);
  const wantsSms = topics.some((topic) => topic.leaves && topic.sms);
  return (
    <Page
      title={t('title')}
      width="narrow"
      lead={t('lead')}
      above={
        <Link to={paths.notices} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
    >
      <Sheet padding="flush">
        <table className="jx-ways">
          <thead>
            <tr>
              <th scope="col">{t('topic')}</th>
              <th scope="col">{t('inProduct')}</th>
              {email.offered && <th scope="col">{t('email')}</th>}
              {sms.offered && <th scope="col">{t('sms')}</th>}
            </tr>
          </thead>
          <tbody>
            {topics.map((topic) => (
              <TopicRow
                key={topic.topic}
                topic={topic}
                offered={{ email: email.offered, sms: sms.offered }}
                onChange={(ways) => choose.mutate({ ...ways, topic: topic.topic })}
              />
            ))}
          </tbody>
        </table>
      </Sheet>
      <div className="jx-ways-notes">
        <p role="status" className="jx-small jx-secondary">
          {choose.isSuccess && t('saved')}
        </p>
        {choose.error instanceof RequestRefused && (
          <div role="alert">
            <Note tone="refused" icon="warning">
              {problemSentence(choose.error.problem, locale, settingsWords)}
            </Note>
          </div>
        )}
        {email.offered ? (
          <p className="jx-small jx-secondary">{t('onceADay')}</p>
        ) : (
          <p className="jx-small jx-secondary">{t('mailOff')}</p>
        )}
        {email.offered && wantsEmail && !email.address && (
          <Note icon="warning" tone="warning">
            {t('noEmail')}
          </Note>
        )}
        {sms.offered && wantsSms && !sms.address && (
          <Note icon="warning" tone="warning">
            {t('noPhone')}
          </Note>
        )}
      </div>
    </Page>
  );
}

function TopicRow(props: {
  readonly topic: Topic;
  readonly offered: { readonly email: boolean; readonly sms: boolean };
  readonly onChange: (ways: { readonly email: boolean; readonly sms: boolean }) => void;
}) {
  const { topic, offered, onChange } = props;
  const t = useWords(settingsWords);
  const name = t(topic.topic);
  const { email, sms } = topic;
  const none = <span className="jx-small jx-tertiary">{t('none')}</span>;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <span className="jx-small jx-secondary">{t('always')}</span>
      </td>
      {offered.email && (
        <td>
          {topic.leaves ? (
            <Checkbox
              aria-label={t('byEmail', { topic: name })}
              checked={email}
              onChange={(change) => onChange({ email: change.target.checked, sms })}
            />
          ) : (
            none
          )}
        </td>
      )}
      {offered.sms && (
        <td>
          {topic.leaves ? (
            <Checkbox
              aria-label={t('bySms', { topic: name })}
              checked={sms}
              onChange={(change) => onChange({ email, sms: change.target.checked })}
            />
          ) : (
            none
          )}
        </td>
      )}
    </tr>
  );
}
