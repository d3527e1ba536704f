import { Icon } from '../../ui/icon.tsx';
import { useSay } from './case-facts.tsx';
import type { Declared } from './queries.ts';

type Risk = Declared['risks'][number];

/** What to look at twice, as sentences and never as a score. */
export function CaseRisks({ risks }: { readonly risks: readonly Risk[] }) {
  const { t } = useSay();
  return (
    <section>
      <h3>{t('risks')}</h3>
      {risks.length === 0 ? (
        <p className="jx-secondary">{t('noRisks')}</p>
      ) : (
        <ul className="jx-risks">
          {risks.map((risk) => (
            <RiskLine key={JSON.stringify(risk)} risk={risk} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RiskLine({ risk }: { readonly risk: Risk }) {
  const { t, f } = useSay();
  const text = (key: string) => String(risk.detail[key] ?? '');
  const day = (key: string) => (text(key) === '' ? '' : f.date(text(key)));
  const number = text('number') === '' ? '' : ` ${text('number')}`;
  const other = { title: text('title'), on: day('on'), number };
  const { name = '', rank = 0, people = 0, hours = 0, days = 0 } = risk.detail;
  const sentence = () => {
    switch (risk.code) {
      case 'declarations.risk_same_work':
        return Number(rank) > 0
          ? t('risk.same_work', { name, rank })
          : t('risk.same_work_unranked', { name });
      case 'declarations.risk_same_work_same_rank':
        return t('risk.same_work_same_rank', { name, rank });
      case 'declarations.risk_same_file':
        return t('risk.same_file', { name, people });
      case 'declarations.risk_more_than_the_days':
        return t('risk.more_than_the_days', { hours, days });
      case 'declarations.risk_person_objects':
        return t('risk.person_objects', { text: text('text') });
      case 'declarations.risk_shared_list':
        return t('risk.shared_list', { name, people });
      case 'declarations.risk_more_authors':
        return t('risk.more_authors', { people, places: text('places') });
      case 'declarations.risk_own_same_work':
        return t('risk.own_same_work', other);
      case 'declarations.risk_own_same_title':
        return t('risk.own_same_title', other);
      case 'declarations.risk_already_pushed':
        return t('risk.already_pushed', { title: other.title, on: other.on });
      case 'declarations.risk_own_same_file':
        return t('risk.own_same_file', { ...other, name });
      case 'declarations.risk_own_similar_picture':
        return t('risk.own_similar_picture', { ...other, name });
      case 'declarations.risk_overlapping_days': {
        const days = { from: day('from'), to: day('to') };
        return t('risk.overlapping_days', { title: other.title, number, ...days });
      }
      case 'declarations.risk_hours_beyond_day':
        return t('risk.hours_beyond_day', { title: other.title, on: other.on, hours });
      default:
        // A newer server may know more than this page.
        return t('risk.other');
    }
  };
  return (
    <li>
      <Icon name="warning" size={18} />
      <span>{sentence()}</span>
    </li>
  );
}
