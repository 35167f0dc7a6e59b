// The command that writes the application in force as TypeScript types.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fixedSchema } from '../graphql/fixed/fixed-schema';
import { printTypes } from '../graphql/print-types';
import { ModelSchema } from '../graphql/schema/model-schema';
import { WrongCall, type Command } from './command';

export const types: Command = {
  name: 'types',
  usage: '[<file.ts>]',
  about: { 'zh-CN': '把生效的对象和字段写成 TypeScript 类型（不给文件名时打印出来）', en: 'Writes the objects and fields in force as TypeScript types; prints them where no file is named' },
  async run({ words }, desk) {
    const [file, more] = words;
    if (more !== undefined) throw new WrongCall('name one file');
    const model = (await desk.open()).store.current();
    const text = printTypes(model, new ModelSchema(model, fixedSchema()));
    if (file === undefined) desk.print(text.trimEnd());
    else {
      await writeFile(resolve(file), text);
      desk.print(desk.language === 'en' ? `${model.objects.size} objects in ${file}` : `${model.objects.size} 个对象已写入 ${file}`);
    }
    return 0;
  },
};
