import { portContract } from './port-contract.ts';
import { realStage } from './real-stage.ts';

portContract('on a real Asterisk', realStage);
