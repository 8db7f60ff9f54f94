import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { StageSign } from '../../shared/candidates';
import type { CandidateId } from '../../shared/fields';
import { useMoveOne } from './change-stage';
import classes from './stages.module.css';
import { stageTexts as texts } from './stages.texts';

/** What the records say of a stage: proposed, it is taken with one gesture; contradicted, it is only said. */
export function SignOfStage({
  id,
  sign,
  tabIndex,
  onTaken,
}: {
  readonly id: CandidateId;
  readonly sign: StageSign;
  readonly tabIndex?: number;
  /** It is about to be taken. */
  readonly onTaken?: () => void;
}): ReactNode {
  const move = useMoveOne();
  const { proposed, says } = sign;
  return (
    <div className={classes.sign}>
      <Text size="sm" component="p" m={0} className={classes.says}>
        <IconAlertTriangle size={14} role="img" aria-label={texts.sign} /> {says}
      </Text>
      {proposed === null ? null : (
        <Button
          variant="light"
          size="compact-sm"
          h="auto"
          className={classes.follow}
          leftSection={<IconArrowRight size={14} aria-hidden />}
          {...(tabIndex === undefined ? {} : { tabIndex })}
          onClick={() => {
            onTaken?.();
            void move(id, proposed.stage, { startsOn: proposed.startsOn, reason: says.slice(0, 200) });
          }}
        >
          {texts.follow(proposed.stage)}
        </Button>
      )}
    </div>
  );
}
