import { Alert, Group, Modal, Stack, Text } from '@mantine/core';
import { IconBuildingBank, IconSnowflake } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Quarter } from '../../shared/base/time';
import {
  type ExportCheck,
  freezesQuarter,
  type PublicationState,
  type QuarterReport,
} from '../../shared/indicators';
import type { Settings } from '../../shared/settings';
import { call, tellDone, tellFailure, useAct, useProcedure } from '../bridge';
import { askedProfileSchema, StructureNameField, TerritoryField } from '../settings';
import { askBefore, Loaded, StatusBadge, SubmitForm, useSubmitForm } from '../ui';
import { Tables } from './figures';
import { exportTexts as texts } from './indicators.texts';

/**
 * The export of a quarter: its preview, and its writing, which asks for the structure where nobody has told it yet, and
 * before it freezes the quarter.
 */
export function useExport(quarter: Quarter | null) {
  const query = useProcedure('indicators.quarter', quarter === null ? null : { quarter }, {
    keepPrevious: true,
  });
  const writing = useAct('indicators.writeExport');
  const [isAsking, setIsAsking] = useState(false);
  const shown = quarter === null || query.isPlaceholderData ? undefined : query.data;

  const save = async (): Promise<void> => {
    if (quarter === null) return;
    try {
      // Read again: the name of the structure may have just been given.
      const { report, fingerprint } = await call('indicators.quarter', { quarter });
      const { file } = await call('files.chooseToSave', {
        purpose: 'export',
        suggestedName: report.fileName,
      });
      if (file === null) return;
      await writing.mutateAsync({ quarter, file: file.handle, fingerprint });
      tellDone({ title: texts.written, message: texts.writtenAs(file.name, report) });
    } catch (thrown) {
      if (!writing.isError) tellFailure(thrown);
    }
  };
  const saveAsked = (report: QuarterReport): void => {
    if (!freezesQuarter(report.publication)) {
      void save();
      return;
    }
    const question = texts.freeze(report);
    askBefore({
      title: question.title,
      children: question.sentences.map((sentence) => (
        <Text key={sentence} span display="block" mb="xs" size="sm">
          {sentence}
        </Text>
      )),
      confirm: texts.freezeGo,
      keep: texts.freezeKeep,
      isLeaving: true,
      onConfirm: () => void save(),
    });
  };
  /** What is written is what is on screen: the vault refuses a fingerprint that is no longer that of its figures. */
  const write = (): void => {
    if (shown === undefined) return;
    if (shown.report.structure === '') setIsAsking(true);
    else saveAsked(shown.report);
  };
  return {
    query,
    write,
    isReady: shown !== undefined,
    isWriting: writing.isPending,
    subtitle: quarter === null ? undefined : query.data?.report.periodLabel,
    question: isAsking ? (
      <StructureQuestion
        onClose={() => setIsAsking(false)}
        onTold={() => {
          setIsAsking(false);
          if (shown !== undefined) saveAsked(shown.report);
        }}
      />
    ) : null,
  };
}

/** Who exports: asked once, at the latest when something leaves under that name. */
function StructureQuestion({
  onClose,
  onTold,
}: {
  readonly onClose: () => void;
  readonly onTold: () => void;
}): ReactNode {
  const query = useProcedure('settings.get', {});
  return (
    <Modal opened onClose={onClose} title={texts.whoAreYou}>
      <Loaded query={query}>{({ settings }) => <StructureForm settings={settings} onTold={onTold} />}</Loaded>
    </Modal>
  );
}

const structureSchema = askedProfileSchema.pick({ structureName: true, territory: true });

function StructureForm({
  settings,
  onTold,
}: {
  readonly settings: Settings;
  readonly onTold: () => void;
}): ReactNode {
  const save = useAct('settings.save');
  const form = useSubmitForm({
    schema: structureSchema,
    defaults: { structureName: settings.structureName, territory: settings.territory },
    submit: async (told) => {
      await save.mutateAsync({ settings: { ...settings, ...told } });
      onTold();
    },
  });
  return (
    <SubmitForm form={form} submitLabel={texts.goOn}>
      <Text size="sm">{texts.whoAreYouHelp}</Text>
      <StructureNameField control={form.control} name="structureName" />
      <TerritoryField control={form.control} name="territory" />
    </SubmitForm>
  );
}

/** Every cell that the export would hold, whom it is for, and whether the quarter is frozen. */
export function Report({ report }: { readonly report: QuarterReport }): ReactNode {
  if (report.tables.length === 0) return <Tables tables={[]} quality={[]} />;
  return (
    <Stack gap="lg">
      <Alert color="vivier" icon={<IconBuildingBank aria-hidden />} title={texts.purpose} role="note">
        <Text size="sm">{texts.recipient(report.recipient)}</Text>
        <Text size="sm">{texts.masking(report.threshold, report.maskedCells)}</Text>
        {report.isDemo ? <Text size="sm">{texts.demo}</Text> : null}
      </Alert>
      <PublicationNote publication={report.publication} />
      <Tables tables={report.tables} quality={report.quality} />
    </Stack>
  );
}

function PublicationNote({ publication }: { readonly publication: PublicationState }): ReactNode {
  const { title, sentences } = texts.publication(publication);
  return (
    <Alert
      color={publication.hasPendingCorrection || publication.exportedBeforeOn !== null ? 'amber' : 'gray'}
      icon={<IconSnowflake aria-hidden />}
      title={title}
      role="note"
    >
      {sentences.map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
    </Alert>
  );
}

/** What was found of a file that says it is an export. */
export function CheckResult({
  check,
  onClose,
}: {
  readonly check: ExportCheck;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Alert
      color={check.isValid ? 'green' : 'red'}
      title={check.isValid ? texts.valid(check) : texts.refused}
      withCloseButton
      closeButtonLabel={texts.close}
      onClose={onClose}
      role="status"
    >
      <Stack gap={4}>
        {check.faults.map((fault) => (
          <Text key={fault} size="sm">
            {fault}
          </Text>
        ))}
        <Group gap="xs">
          {check.files.map((file) => (
            <StatusBadge key={file.name} tone={file.verdict === 'intact' ? 'done' : 'blocking'}>
              {texts.fileVerdict(file)}
            </StatusBadge>
          ))}
        </Group>
      </Stack>
    </Alert>
  );
}
