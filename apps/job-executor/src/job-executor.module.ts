import { Module } from '@nestjs/common';
import { JobExecutorController } from './job-executor.controller';

@Module({ controllers: [JobExecutorController] })
export class JobExecutorModule {}
