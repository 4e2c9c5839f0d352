package dev.labeldrop.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the roles of the template's functions may do. */
final class Grants {

  private static final List<String> ATTACHED =
      List.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy");

  private final SamTemplate template;
  private final Map<String, Object> stack;

  /**
   * Reads policies.
   *
   * @param stack what the template's references give
   */
  Grants(SamTemplate template, Map<String, Object> stack) {
    this.template = template;
    this.stack = stack;
  }

  /** One action on one resource, which may have wildcards. */
  record Grant(String sid, String action, String resource) {

    boolean covers(String wantedAction, String wantedResource) {
      String pattern =
          Pattern.compile("\\*")
              .splitAsStream(resource + "\u0000")
              .map(Pattern::quote)
              .reduce((left, right) -> left + ".*" + right)
              .orElseThrow();
      return action.equals(wantedAction) && (wantedResource + "\u0000").matches("(?s)" + pattern);
    }

    @Override
    public String toString() {
      return sid + ": " + action + " on " + resource;
    }
  }

  /**
   * What a function or state machine may do: its role's own policies, and those that are attached
   * to it.
   */
  List<Grant> of(String resource) {
    Map<String, Object> properties = template.properties(resource);
    String name = properties.containsKey("RoleArn") ? "RoleArn" : "Role";
    Object role = SamTemplate.member(properties, name);
    String id = SamTemplate.names(role).iterator().next();
    List<Grant> grants = new ArrayList<>();
    for (Object policy :
        SamTemplate.list(SamTemplate.member(template.properties(id), "Policies"))) {
      grants.addAll(read(SamTemplate.object(policy)));
    }
    for (String type : ATTACHED) {
      for (String policy : template.resources(type)) {
        Map<String, Object> attached = template.properties(policy);
        if (SamTemplate.names(SamTemplate.member(attached, "Roles")).contains(id)) {
          grants.addAll(read(attached));
        }
      }
    }
    return grants;
  }

  private List<Grant> read(Map<String, Object> policy) {
    Map<String, Object> document =
        SamTemplate.object(template.resolve(SamTemplate.member(policy, "PolicyDocument"), stack));
    List<Grant> grants = new ArrayList<>();
    for (Object each : SamTemplate.list(SamTemplate.member(document, "Statement"))) {
      Map<String, Object> statement = SamTemplate.object(each);
      for (Object action : SamTemplate.list(SamTemplate.member(statement, "Action"))) {
        for (Object resource : SamTemplate.list(SamTemplate.member(statement, "Resource"))) {
          grants.add(
              new Grant(
                  String.valueOf(SamTemplate.member(statement, "Sid")),
                  action.toString(),
                  resource.toString()));
        }
      }
    }
    return grants;
  }
}
