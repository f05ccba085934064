import { fakeStage } from './fake-stage.ts';
import { portContract } from './port-contract.ts';

portContract('in memory', fakeStage);
