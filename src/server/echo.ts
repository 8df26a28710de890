// The echo server as an endpoint: greets, and sends back what comes, text as text and bytes as bytes.
import { Endpoint } from './endpoint.ts';

export class Echo extends Endpoint {
  override onOpen(): void {
    this.sendText('Welcome to Awesome Chat');
  }
  override onTextReceived(text: string): void {
    this.sendText(text);
  }
  override onBinaryReceived(data: Uint8Array): void {
    this.sendBinary(data);
  }
}
