import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Territory } from '../../shared/base/time';
import type { Facts, Said, SchemeAnswer } from '../../shared/law';
import type { Situation } from '../../shared/rights';
import { ButtonLink } from '../ui';
import { answerActTexts as texts } from './answers.texts';
import { Explanation } from './explanation';
import { OverrideForm } from './override-form';
import { ReportForm } from './report-form';
import { useFocusBack } from './use-focus-back';

/** The reasoning of an answer about a person, and what can be done about it. One panel at a time. */
export function AnswerExplanation({
  candidateId,
  answer,
  said,
  reported = answer,
  facts,
  territory,
  onClose,
}: {
  readonly candidateId: Situation['candidate']['id'];
  readonly answer: SchemeAnswer;
  /** The verdict as it stands where this was opened from. */
  readonly said: Said;
  /** The whole answer, which a report is about, where only a part of it is shown. */
  readonly reported?: SchemeAnswer;
  /** What was judged. */
  readonly facts: Facts;
  readonly territory: Territory;
  readonly onClose: () => void;
}): ReactNode {
  useFocusBack();
  const [form, setForm] = useState<'override' | 'report' | null>(null);
  const done = (): void => setForm(null);
  switch (form) {
    case 'override':
      return (
        <Modal opened onClose={done} size={820} title={texts.overrideOf(answer.label)}>
          <OverrideForm
            candidateId={candidateId}
            scheme={answer.id}
            answer={answer}
            on={facts.on}
            onDone={done}
          />
        </Modal>
      );
    case 'report':
      return (
        <Modal opened onClose={done} size={820} title={texts.reportOf(answer.label)}>
          <ReportForm facts={facts} territory={territory} answer={reported} onDone={done} />
        </Modal>
      );
    case null:
      return (
        <Explanation
          answer={answer}
          said={said}
          onClose={onClose}
          actions={
            <>
              <ButtonLink
                to="/fiches/$scheme"
                params={{ scheme: answer.id }}
                search={{ au: facts.on }}
                size="compact-sm"
                variant="default"
              >
                {texts.readSheet}
              </ButtonLink>
              <Button size="compact-sm" variant="default" onClick={() => setForm('override')}>
                {texts.override}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setForm('report')}>
                {texts.report}
              </Button>
            </>
          }
        />
      );
  }
}
