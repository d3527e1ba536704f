import { PublicShell } from '../app/shells/public-shell.tsx';
import { useFormats } from '../i18n/format.ts';
import { Icon } from '../ui/icon.tsx';
import { Facts } from '../ui/layout.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { publicName } from '../i18n/format.ts';
import { useSay } from './say.ts';
import './gallery.css';

export function SceneCheck() {
  const say = useSay();
  const f = useFormats();
  return (
    <PublicShell subject={say('证书核验', 'Check a certificate')}>
      <div className="g-verdict">
        <Icon name="shield" size={40} />
        <div>
          <h1>{say('有效', 'Valid')}</h1>
          <p>
            {say(
              '由岭东市人力资源和社会保障局签发',
              'Issued by the Lingdong human resources bureau',
            )}
          </p>
        </div>
      </div>
      <div className="jx-page">
        <Facts
          ruled
          facts={[
            { id: 'holder', name: say('持证人', 'Holder'), value: publicName('林秀芬') },
            {
              id: 'period',
              name: say('年度', 'Period'),
              value: f.period('2025-01-01', '2026-01-01'),
            },
            { id: 'hours', name: say('学时', 'Hours'), value: f.amountOf('96', '90') },
            { id: 'on', name: say('发证日期', 'Issued'), value: f.date('2026-01-15') },
            { id: 'no', name: say('编号', 'Number'), value: 'JX-4499-2025-0001837-6' },
          ]}
        />
        <ul className="g-outcomes">
          <li>
            <StateMark state="counted">{say('与签发时一致', 'As issued')}</StateMark>
          </li>
          <li>
            <StateMark state="cut">
              {say('签发过，但已撤回或已换证', 'Issued, but taken back or replaced')}
            </StateMark>
          </li>
          <li>
            <StateMark state="refused">
              {say('不是我们签发的，或内容被改过', 'Not issued by us, or changed')}
            </StateMark>
          </li>
        </ul>
      </div>
    </PublicShell>
  );
}
