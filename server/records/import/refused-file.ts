// Why a data file as a whole is refused, in words.
import { TangramError, type Rule } from '../../errors';

export type FileRefusal = 'unreadable' | 'notAWorkbook' | 'oldWorkbook' | 'macros' | 'tooLarge' | 'tooWide' | 'hugeCell' | 'tooManyRows' | 'empty' | 'notText' | 'noHeader';

/** The error for it; `detail` is a number or a name the sentence needs. */
export function refusedFile(refusal: FileRefusal, detail = ''): TangramError {
  return new TangramError('BAD_USER_INPUT', rules[refusal], { detail });
}

const rules: Readonly<Record<FileRefusal, Rule>> = {
  unreadable: 'fileUnreadable', notAWorkbook: 'fileUnreadable', oldWorkbook: 'fileOldWorkbook', macros: 'fileMacros', tooLarge: 'fileTooMuch', tooWide: 'fileTooWide',
  hugeCell: 'fileHugeCell', tooManyRows: 'fileTooManyRows', empty: 'fileEmpty', notText: 'fileNotText', noHeader: 'fileNoHeader',
};
