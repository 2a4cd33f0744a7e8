CREATE TABLE `entry` (
	`watch` text NOT NULL,
	`run` integer NOT NULL,
	`revision` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`author` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`watch`, `run`, `revision`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entry_id` ON `entry` (`watch`,`run`,`id`);--> statement-breakpoint
CREATE TABLE `watch` (
	`id` text NOT NULL,
	`run` integer NOT NULL,
	`definition` text NOT NULL,
	`started_at` integer NOT NULL,
	`pace` real,
	PRIMARY KEY(`id`, `run`)
);
