import { Button, Menu, Tooltip } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Attachment, ChecklistLine } from '../../shared/contract-files';
import { kindsAnswering, type PaperInput, paperLabel } from '../../shared/papers';
import { tellDone, tellFailure, useAct, useProcedure } from '../bridge';
import { newPaper, PaperModal } from '../papers';
import { usePrivateText } from '../ui';
import { documentsTexts as texts } from './contract-files.texts';
import type { EditedContractFile } from './use-contract-file';

/** Offers to keep a copy on the record of the person, where every file that asks for it finds it. */
export function KeepOnPerson({
  attachment,
  line,
  edited,
}: {
  readonly attachment: Attachment;
  readonly line: ChecklistLine;
  readonly edited: EditedContractFile;
}): ReactNode {
  const [isTyping, setIsTyping] = useState(false);
  const keep = useAct('contractFiles.keepOnPerson', { isQuiet: true });
  const adviser = useProcedure('settings.get', {}).data?.settings.adviser ?? '';
  const privateText = usePrivateText();
  const kinds = kindsAnswering(line.code);
  const [first] = kinds;
  if (first === undefined) return null;
  const send = async (to: { readonly paperId: string } | { readonly paper: PaperInput }): Promise<void> => {
    await edited.flush();
    edited.accept(await keep.mutateAsync({ id: edited.view.file.id, attachmentId: attachment.id, to }));
    tellDone({ title: texts.keptOnPerson, message: texts.keepHelp });
  };
  const good = line.papers.filter(({ isGood }) => isGood);
  const button = (
    <Button
      variant="subtle"
      size="compact-sm"
      flex="none"
      leftSection={<IconUserPlus size={14} aria-hidden />}
      aria-label={texts.keepOf(privateText(attachment.fileName, ''))}
      loading={keep.isPending}
      {...(good.length === 0 ? { onClick: () => setIsTyping(true) } : {})}
    >
      {texts.keep}
    </Button>
  );
  return (
    <>
      {good.length === 0 ? (
        <Tooltip label={texts.keepHelp}>{button}</Tooltip>
      ) : (
        <Menu>
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown>
            {good.map((paper) => (
              <Menu.Item key={paper.id} onClick={() => void send({ paperId: paper.id }).catch(tellFailure)}>
                {texts.keepWith(paperLabel(paper.kind))}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => setIsTyping(true)}>{texts.keepAsNew}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {isTyping ? (
        <PaperModal
          candidate={edited.view.candidate}
          start={newPaper(kinds.length === 1 ? first : null, adviser)}
          kinds={kinds}
          submitLabel={texts.keep}
          submit={(paper) => send({ paper })}
          onClose={() => setIsTyping(false)}
        />
      ) : null}
    </>
  );
}
