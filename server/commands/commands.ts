// Every command of the command line, in the order help lists them.
import { backupCheck, backupCreate, backupRestore } from './backup';
import { checkData } from './check-data';
import type { Command } from './command';
import { metadataApply, metadataCheck, metadataDiff, metadataExport } from './definitions';
import { demo, importRecords } from './records';
import { types } from './types';
import { keyCreate, signInLink, userCreate } from './users';

export const commands: readonly Command[] = [
  userCreate, keyCreate, signInLink,
  metadataCheck, metadataDiff, metadataApply, metadataExport, types,
  importRecords, demo, checkData,
  backupCreate, backupCheck, backupRestore,
];
