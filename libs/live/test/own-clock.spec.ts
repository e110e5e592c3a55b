import { OwnClock } from '../../host/src/live/own-clock';

test('JOBX-012 the own clock of jobs is wall time whatever the rate, and stands still in a pause', () => {
  let [wallUs, rate] = [1_000, 60];
  const clock = new OwnClock(
    () => rate,
    () => wallUs,
  );
  wallUs += 500;
  expect(clock.now()).toBe(500);
  rate = 5;
  wallUs += 500;
  expect(clock.now()).toBe(1000);
  rate = 0;
  wallUs += 10_000;
  expect(clock.now()).toBe(1000);
  rate = 1;
  wallUs += 1;
  expect(clock.now()).toBe(1001);
  clock.close();
});
