"""What stands before the functions, on the template's text: CloudFront, gateway, staff accounts."""

from __future__ import annotations

from typing import Any

import pytest

from build_site import SITE
from functions.faces.admin.signing_in import CHALLENGE
from functions.faces.pages import content_security_policy
from functions.faces.search.app import KEPT, PATH
from infra.deploy.admin import GROUP
from infra.headers import security_headers
from infra.templates import template
from tests.infra.resources import all_of, properties

NO_CACHE = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
"""AWS's own policy CachingDisabled."""

ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
"""AWS's own policy AllViewerExceptHostHeader: API Gateway wants to see its own name."""


def site() -> dict[str, Any]:
    found: dict[str, Any] = properties("Site")["DistributionConfig"]
    return found


def behaviours() -> dict[str, dict[str, Any]]:
    named = {each["PathPattern"]: each for each in site()["CacheBehaviors"]}
    return {"": site()["DefaultCacheBehavior"], **named}


@pytest.mark.parametrize("path", behaviours())
def test_everything_is_encrypted_and_has_the_security_headers(path: str) -> None:
    behaviour = behaviours()[path]
    assert behaviour["ViewerProtocolPolicy"] == "redirect-to-https"
    assert behaviour["ResponseHeadersPolicyId"] == "SecurityHeaders"


@pytest.mark.parametrize("path", ["/api/*", "/admin/*"])
def test_what_the_functions_answer_is_never_kept(path: str) -> None:
    behaviour = behaviours()[path]
    assert behaviour["TargetOriginId"] == "api"
    assert behaviour["CachePolicyId"] == NO_CACHE
    assert behaviour["OriginRequestPolicyId"] == ALL_BUT_HOST
    assert "POST" in behaviour["AllowedMethods"]


def test_the_statistics_are_a_file_of_the_site_that_the_api_does_not_hide() -> None:
    patterns = list(behaviours())
    assert patterns.index("/api/statistics.json") < patterns.index("/api/*"), "the first fits"
    assert behaviours()["/api/statistics.json"]["TargetOriginId"] == "files"


def test_folder_addresses_are_the_sites_and_the_api_learns_who_asks() -> None:
    found = {
        path: [each["FunctionARN"] for each in behaviour.get("FunctionAssociations", [])]
        for path, behaviour in behaviours().items()
    }
    assert found[""] == ["FolderUrls.FunctionARN"]
    assert found["/api/*"] == ["ViewerAddress.FunctionARN"]
    assert found["/admin/*"] == []


def test_results_of_a_search_are_kept_for_minutes_by_their_words_and_page() -> None:
    behaviour = behaviours()[PATH]
    assert behaviour["TargetOriginId"] == "api"
    assert "AllowedMethods" not in behaviour, "looking is all that there is"
    assert "OriginRequestPolicyId" not in behaviour, "nothing else of a request goes on"
    policy = properties(behaviour["CachePolicyId"])["CachePolicyConfig"]
    assert policy["MinTTL"] == policy["DefaultTTL"] == 0, "an error is not kept"
    assert KEPT["Cache-Control"] == f"public, max-age={policy['MaxTTL']}"
    key = policy["ParametersInCacheKeyAndForwardedToOrigin"]
    assert key["QueryStringsConfig"]["QueryStrings"] == ["q", "page"]
    assert key["HeadersConfig"]["Headers"] == [KEPT["Vary"]]
    assert key["CookiesConfig"] == {"CookieBehavior": "none"}


def test_folder_addresses_are_left_alone_where_the_search_is() -> None:
    """With a slash at its end it would be another address, and be answered as a missing page."""
    [function] = behaviours()[PATH]["FunctionAssociations"]
    assert function == {"EventType": "viewer-request", "FunctionARN": "PageOrJson.FunctionARN"}


def test_no_answer_of_the_api_is_replaced() -> None:
    assert "CustomErrorResponses" not in site()


def test_the_edge_sets_the_headers_that_the_local_server_sets() -> None:
    bucket = "https://${Attachments.RegionalDomainName}"
    first = content_security_policy(SITE)
    expected = security_headers(SITE, bucket)
    glue, parts = edge_headers()["Content-Security-Policy"]
    policy = glue.join(parts).replace("ContentSecurityPolicy", first)
    assert edge_headers() | {"Content-Security-Policy": policy} == expected
    assert "ContentSecurityPolicy" in template()["Parameters"]


def edge_headers() -> dict[str, str]:
    """Header by name, as CloudFront makes them of its policy; each overrides the origin's own."""
    policy = properties("SecurityHeaders")["ResponseHeadersPolicyConfig"]
    set_ = policy["SecurityHeadersConfig"]
    custom = policy["CustomHeadersConfig"]["Items"]
    assert all(each["Override"] for each in (*set_.values(), *custom))
    transport = set_["StrictTransportSecurity"]
    assert transport["IncludeSubdomains"] is True and "Preload" not in transport
    assert set_["ContentTypeOptions"] == {"Override": True}
    return {
        "Content-Security-Policy": set_["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "Referrer-Policy": set_["ReferrerPolicy"]["ReferrerPolicy"],
        "Strict-Transport-Security": (
            f"max-age={transport['AccessControlMaxAgeSec']}; includeSubDomains"
        ),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": set_["FrameOptions"]["FrameOption"],
        **{each["Header"]: each["Value"] for each in custom},
    }


def test_the_api_is_asked_over_tls_and_shown_the_secret() -> None:
    origins = {origin["Id"]: origin for origin in site()["Origins"]}
    assert origins["api"]["CustomOriginConfig"] == {
        "OriginProtocolPolicy": "https-only",
        "OriginSSLProtocols": ["TLSv1.2"],
    }
    [header] = origins["api"]["OriginCustomHeaders"]
    assert header == {"HeaderName": "X-Origin-Secret", "HeaderValue": "OriginSecret"}
    assert "OriginCustomHeaders" not in origins["files"]
    for function in ("Citizen", "Agency", "Search"):
        variables = properties(function)["Environment"]["Variables"]
        assert variables["ORIGIN_SECRET"] == "OriginSecrets"


def test_only_this_distribution_reads_the_sites_files() -> None:
    for statement in properties("SiteFilesPolicy")["PolicyDocument"]["Statement"]:
        assert statement["Principal"] == {"Service": "cloudfront.amazonaws.com"}
        [source] = statement["Condition"]["StringEquals"].values()
        assert source.endswith(":distribution/${Site}")


def test_a_page_that_is_not_there_is_answered_by_the_api() -> None:
    [group] = site()["OriginGroups"]["Items"]
    assert behaviours()[""]["TargetOriginId"] == group["Id"]
    assert group["FailoverCriteria"]["StatusCodes"]["Items"] == [403, 404]
    assert [m["OriginId"] for m in group["Members"]["Items"]] == ["files", "api"]


ROUTES = {
    "ANY /api/{proxy+}": "Citizen",
    "ANY /api/agency/{proxy+}": "Agency",
    "ANY /informasi-publik/cari": "Search",
    "ANY /admin/{proxy+}": "Staff",
    "ANY /admin/": "Staff",
    "$default": "Citizen",
}


def test_each_address_leads_to_its_function() -> None:
    found = [properties(name) for _, name in all_of("AWS::ApiGatewayV2::Route")]
    routes = {route["RouteKey"]: route["Target"] for route in found}
    assert routes == {key: f"integrations/${{{to}Integration}}" for key, to in ROUTES.items()}


@pytest.mark.parametrize(("of", "name"), all_of("AWS::ApiGatewayV2::Integration"))
def test_events_are_of_the_format_that_the_functions_read(of: str, name: str) -> None:
    assert properties(name)["PayloadFormatVersion"] == "2.0"


def test_staff_need_an_authenticator_and_make_no_accounts_themselves() -> None:
    pool = properties("Staff")
    assert pool["MfaConfiguration"] == "ON"
    assert pool["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA"]
    assert pool["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": True}
    assert pool["DeletionProtection"] == "ACTIVE"
    assert pool["Policies"]["PasswordPolicy"]["MinimumLength"] >= 12


def test_signing_in_takes_as_long_at_cognito_as_on_our_pages() -> None:
    client = properties("StaffClient")
    assert client["AuthSessionValidity"] == CHALLENGE.total_seconds() / 60 == 10
    assert client["PreventUserExistenceErrors"] == "ENABLED"
    assert "GenerateSecret" not in client and "AllowedOAuthFlows" not in client
    assert not [flow for flow in client["ExplicitAuthFlows"] if "SRP" in flow or "CUSTOM" in flow]


def test_make_admin_puts_people_into_a_group_that_there_is() -> None:
    groups = [properties(name)["GroupName"] for _, name in all_of("AWS::Cognito::UserPoolGroup")]
    assert GROUP in groups
