import { Button, DatePicker, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Themed } from '../app/shells/themed.tsx';
import { hourScale } from '../features/hours/hour-amounts.ts';
import { HourBar } from '../features/hours/hour-bar.tsx';
import { useFormats } from '../i18n/format.ts';
import { Amount } from '../ui/amount.tsx';
import { ChoiceCards, ErrorSummary, Field } from '../ui/field.tsx';
import { BottomDock, PhoneBar } from '../ui/layout.tsx';
import { useSay } from './say.ts';
import './gallery.css';

export function SceneDeclare() {
  const say = useSay();
  const f = useFormats();
  const [category, setCategory] = useState<'professional' | 'elective'>('elective');
  const amounts = { counted: '10', review: '6', need: '18', cut: '0' };
  return (
    <Themed density="learner">
      <div className="g-phone">
        <PhoneBar
          title={say('申报学时', 'Declare hours')}
          backLabel={say('返回', 'Back')}
          onBack={() => history.back()}
          aside={say('草稿已存 10:42', 'Draft kept 10:42')}
        />
        <main className="jx-page">
          <h1 className="jx-visually-hidden">{say('申报学时', 'Declare hours')}</h1>
          <ErrorSummary
            title={say('有 1 处要改', 'One place needs a change')}
            errors={[
              {
                fieldId: 'hours',
                message: say('学时填数字，例如 6 或 3.5', 'Hours: a number such as 6 or 3.5'),
              },
            ]}
          />
          <Field label={say('培训名称', 'Name of the training')} required>
            {(wiring) => (
              <Input
                {...wiring}
                defaultValue={say('中小学心理健康教育研修', 'Mental health at school')}
              />
            )}
          </Field>
          <Field label={say('开始日期', 'First day')}>
            {(wiring) => (
              <DatePicker
                id={wiring.id}
                defaultValue={dayjs('2026-11-14')}
                format={say('YYYY年M月D日', 'D MMM YYYY')}
              />
            )}
          </Field>
          <Field
            id="hours"
            label={say('证明上写的学时', 'Hours on the proof')}
            hint={say(
              '照《继续教育学时证明》填写，不用自己折算。',
              'As printed on the proof; no need to convert.',
            )}
            error={say(
              '学时填数字，最多一位小数，例如 6 或 3.5。',
              'A number with at most one decimal, such as 6 or 3.5.',
            )}
            aside={<span>{f.unitWord('6')}</span>}
          >
            {(wiring) => <InputNumber {...wiring} defaultValue={6} controls={false} />}
          </Field>
          <ChoiceCards
            name="category"
            legend={say('计入哪个科目', 'Subject')}
            value={category}
            onChange={setCategory}
            choices={[
              { value: 'professional', title: say('专业', 'Professional'), detail: '36 → 42 / 42' },
              { value: 'elective', title: say('选修', 'Elective'), detail: '10 → 16 / 18' },
            ]}
          />
        </main>
        <BottomDock label={say('预计结果', 'Expected result')}>
          <div className="g-line">
            <b>{say(`若通过，计入 ${f.amount('6')}`, `If approved, ${f.amount('6')}`)}</b>
            <Amount onOpen={() => undefined}>{say('怎么算的', 'Why')}</Amount>
          </div>
          <div className="g-line">
            <HourBar
              subject={say('选修', 'Elective')}
              amounts={amounts}
              scale={hourScale([amounts], 'phone')}
            />
            <span className="jx-small">
              {say('选修', 'Elective')} <b>16</b> / 18
            </span>
          </div>
          <div className="g-dock-buttons">
            <Button>{say('存草稿', 'Keep draft')}</Button>
            <Button type="primary">{say('提交给集团教务处', 'Submit to the group office')}</Button>
          </div>
        </BottomDock>
      </div>
    </Themed>
  );
}
