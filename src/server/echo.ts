// The echo server as an endpoint: greets, and sends back what comes, text as text and bytes as bytes.
import { Endpoint } from './endpoint.ts';

export class Echo extends Endpoint {
  /** What a client gets first; '' for nothing. */
  greeting = 'Welcome to Awesome Chat';

  override onOpen(): void {
    if (this.greeting) this.sendText(this.greeting);
  }
  override onTextReceived(text: string): void {
    this.sendText(text);
  }
  override onBinaryReceived(data: Uint8Array): void {
    this.sendBinary(data);
  }
}
