/** True in development builds: explanations and checks that production leaves out. */
declare const __DEV__: boolean;
