package dev.labeldrop.local.cli;

import dev.labeldrop.local.LocalStack;

/** What {@code serve} says when it is up. */
final class ServeText {

  private ServeText() {}

  static String of(LocalStack stack, Access access, boolean listens) {
    StringBuilder text = new StringBuilder("The local stack is up. For the AWS CLI and SDKs:\n\n");
    Endpoints.of(stack)
        .variables()
        .forEach((name, value) ->
            text.append("  export ").append(name).append('=').append(value).append('\n'));
    text.append("\nbucket         ").append(LocalStack.BUCKET);
    text.append("\ntopic          ").append(stack.topicArn());
    text.append("\nstate machine  ").append(stack.stateMachine().arn());
    text.append("\n\nTo call its functions yourself, in a process or in a container:\n\n");
    text.append("  ./labeldrop invoke PollFunction -e - --endpoints ").append(access.hostFile());
    text.append("\n  sam local invoke PollFunction -e - --env-vars ")
        .append(access.containerFile());
    text.append('\n');
    if (!listens) {
      text.append("\nOn Linux, containers get through only with --listen 172.17.0.1.\n");
    }
    return text.toString();
  }
}
