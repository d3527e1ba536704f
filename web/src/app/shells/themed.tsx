import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { type Locale, useLocale } from '../../i18n/locale.ts';
import { useNarrow, usePrefersStill } from '../../ui/media.ts';
import { nonce } from '../lend-nonce.ts';
import { antdTheme } from '../../ui/theme/theme.ts';

const ANTD_LOCALES: Record<Locale, typeof zhCN> = { 'zh-CN': zhCN, en: enUS };

/**
 * Ant Design in our tokens, for one kind of shell; phones get the phone's sizes of the learner's.
 */
export function Themed(props: {
  readonly density: 'learner' | 'desk';
  readonly children: React.ReactNode;
}) {
  const locale = useLocale();
  const narrow = useNarrow();
  const still = usePrefersStill();
  // On a phone the desk takes the phone's targets too: a thumb is no smaller there.
  const name = narrow ? 'phone' : props.density;
  useEffect(() => {
    dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en');
  }, [locale]);
  return (
    <ConfigProvider
      theme={antdTheme(name, still)}
      locale={ANTD_LOCALES[locale]}
      button={{ autoInsertSpace: false }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <div className={props.density === 'desk' ? 'jx-desk' : 'jx-learner'}>{props.children}</div>
    </ConfigProvider>
  );
}
