import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { answerOf, api } from '../../app/api.ts';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { PublicShell } from '../../app/shells/public-shell.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, Page, Sheet } from '../../ui/layout.tsx';
import { settingsWords } from './settings-words.ts';

/** Behind the link of a letter. Nothing happens until the button: mail programs open links by themselves. */
export function UnsubscribePage() {
  const t = useWords(settingsWords);
  const locale = useLocale();
  useTitle(t('stopTitle'));
  const token = /^#([\w-]{20,64})$/.exec(location.hash)?.[1];
  const stop = useMutation({
    mutationFn: (text: string) =>
      answerOf(api.POST('/api/notices/unsubscribe', { body: { token: text } })),
  });
  const topic = stop.data?.topic;
  return (
    <PublicShell>
      <Page width="narrow" title={topic === undefined ? t('stopTitle') : t('stoppedTitle')}>
        <Sheet>
          {topic !== undefined && (
            <>
              <p role="status">{t('stopped', { topic: t(topic) })}</p>
              <p>
                <Link to={paths.noticeSettings}>{t('toSettings')}</Link>
              </p>
            </>
          )}
          {topic === undefined && token === undefined && <p>{t('noLink')}</p>}
          {topic === undefined && token !== undefined && (
            <>
              <p>{t('stopLead')}</p>
              {stop.error instanceof RequestRefused && (
                <div role="alert">
                  <Note tone="refused" icon="warning">
                    {problemSentence(stop.error.problem, locale, settingsWords)}
                  </Note>
                </div>
              )}
              <p>
                <Button type="primary" loading={stop.isPending} onClick={() => stop.mutate(token)}>
                  {t('stop')}
                </Button>
              </p>
            </>
          )}
        </Sheet>
      </Page>
    </PublicShell>
  );
}
