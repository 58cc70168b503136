export { type ChangeFeed, EVERYTHING, type FeedChange, openChangeFeed } from './change-feed.ts';
