// What the drivers of the protocols share: who calls, and how a check is told.
export const caller = process.env.TOKEN ? { authorization: `Bearer ${process.env.TOKEN}` } : {};

let failed = 0;

export const tell = (isGood, name, found = '') => {
  if (!isGood) failed++;
  console.log(`${isGood ? 'good' : 'BAD '} ${name}${found === '' ? '' : ` (${found})`}`);
};

export const finish = () => {
  console.log(failed === 0 ? 'all good' : `${failed} bad`);
  process.exit(failed === 0 ? 0 : 1);
};
