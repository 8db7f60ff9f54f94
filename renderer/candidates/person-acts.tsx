import { ActionIcon, Button, Group, Kbd, Menu } from '@mantine/core';
import {
  IconArrowsExchange,
  IconDots,
  IconEraser,
  IconEye,
  IconFolderPlus,
  IconGitMerge,
  IconIdBadge2,
  IconLayoutColumns,
  IconLogin2,
  IconMessagePlus,
  IconScale,
  IconShieldLock,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { actsFrom, type PersonState } from '../../shared/candidates';
import type { CandidateId } from '../../shared/fields';
import { openBeside, useDraftState } from '../bridge';
import { actTexts as texts } from './candidates.texts';
import { askingActs, oneOf, StateActButton, StateModal, stateIcons, useStateActs } from './state-acts';
import { stateTexts } from './states.texts';

/** What may be done with a person: the act of every day, and the others in one menu, by what they do. */
export function PersonActs({
  candidateId,
  state,
  onNote,
  onEnrol,
}: {
  readonly candidateId: CandidateId;
  readonly state: PersonState;
  readonly onNote: () => void;
  readonly onEnrol: () => void;
}): ReactNode {
  const navigate = useNavigate();
  const params = { candidateId };
  const whose = oneOf(candidateId);
  const [open, setOpen] = useDraftState(
    `candidate.stateAct:${candidateId}`,
    z.enum(askingActs).nullable(),
    null,
  );
  const change = useStateActs(whose, setOpen);
  return (
    <Group gap="xs" wrap="nowrap">
      {state === 'trashed' ? (
        // Nothing is written into the trash.
        <StateActButton act="restore" whose={whose} label={stateTexts.acts.restore} variant="filled" />
      ) : (
        <Button flex={1} leftSection={<IconMessagePlus size={16} aria-hidden />} onClick={onNote}>
          {texts.note}
        </Button>
      )}
      <Menu position="bottom-end" width={260} returnFocus>
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label={texts.more} title={texts.more}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {state === 'trashed' ? null : (
            <>
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu */}
              <div role="group" aria-label={texts.accompany}>
                <Menu.Label aria-hidden>{texts.accompany}</Menu.Label>
                <Menu.Item leftSection={<IconLogin2 size={16} aria-hidden />} onClick={onEnrol}>
                  {texts.enrol}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconScale size={16} aria-hidden />}
                  onClick={() => void navigate({ to: '/candidats/$candidateId/comparer', params })}
                >
                  {texts.compare}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconIdBadge2 size={16} aria-hidden />}
                  onClick={() => void navigate({ to: '/candidats/$candidateId/presenter', params })}
                >
                  {texts.present}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconFolderPlus size={16} aria-hidden />}
                  onClick={() =>
                    void navigate({ to: '/dossiers/nouveau', search: { candidat: candidateId } })
                  }
                >
                  {texts.file}
                </Menu.Item>
              </div>
              <Menu.Divider />
            </>
          )}
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu */}
          <div role="group" aria-label={texts.record}>
            <Menu.Label aria-hidden>{texts.record}</Menu.Label>
            <Menu.Item
              leftSection={<IconLayoutColumns size={16} aria-hidden />}
              rightSection={<Kbd size="xs">{texts.besideKey}</Kbd>}
              onClick={() => openBeside(`/candidats/${candidateId}`)}
            >
              {texts.beside}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowsExchange size={16} aria-hidden />}
              onClick={() =>
                void navigate({ to: '/parametres/passations', search: { candidat: candidateId } })
              }
            >
              {texts.handOver}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconEye size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/parametres/journal', search: { candidat: candidateId } })}
            >
              {texts.accesses}
            </Menu.Item>
            {actsFrom(state).map((act) => {
              const Icon = stateIcons[act];
              return (
                <Menu.Item key={act} leftSection={<Icon size={16} aria-hidden />} onClick={() => change(act)}>
                  {stateTexts.acts[act]}
                </Menu.Item>
              );
            })}
            <Menu.Item
              leftSection={<IconGitMerge size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/candidats/$candidateId/reunir', params })}
            >
              {texts.merge}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconShieldLock size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/candidats/$candidateId/donnees', params })}
            >
              {texts.privacy}
            </Menu.Item>
            <Menu.Item
              color="red"
              leftSection={<IconEraser size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/candidats/$candidateId/effacer', params })}
            >
              {texts.erase}
            </Menu.Item>
          </div>
        </Menu.Dropdown>
      </Menu>
      {open === null ? null : <StateModal act={open} whose={whose} onClose={() => setOpen(null)} />}
    </Group>
  );
}
