from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.event_accepted import EventAccepted
from ...models.problem import Problem
from ...models.receive_webhook_body import ReceiveWebhookBody
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    hook_id: str,
    *,
    body: ReceiveWebhookBody,
    webhook_id: str | Unset = UNSET,
    webhook_timestamp: str | Unset = UNSET,
    webhook_signature: str | Unset = UNSET,
    x_signature: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(webhook_id, Unset):
        headers["webhook-id"] = webhook_id

    if not isinstance(webhook_timestamp, Unset):
        headers["webhook-timestamp"] = webhook_timestamp

    if not isinstance(webhook_signature, Unset):
        headers["webhook-signature"] = webhook_signature

    if not isinstance(x_signature, Unset):
        headers["x-signature"] = x_signature



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/webhooks/{hook_id}".format(hook_id=quote(str(hook_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> EventAccepted | Problem:
    if response.status_code == 202:
        response_202 = EventAccepted.from_dict(response.json())



        return response_202

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())



        return response_404

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())



        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())



        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())



        return response_429

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())



        return response_503

    response_default = Problem.from_dict(response.json())



    return response_default



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[EventAccepted | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    hook_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ReceiveWebhookBody,
    webhook_id: str | Unset = UNSET,
    webhook_timestamp: str | Unset = UNSET,
    webhook_signature: str | Unset = UNSET,
    x_signature: str | Unset = UNSET,

) -> Response[EventAccepted | Problem]:
    """ Take a signed event in: by Standard Webhooks, or Uzum's under an HMAC-SHA256 of `timestamp.body`.

     Each event counts once, by its webhook-id or transId, however often it is sent. It is stored before
    the answer
    goes out, and all that comes within a moment is imported by one job.

    Args:
        hook_id (str):
        webhook_id (str | Unset):
        webhook_timestamp (str | Unset):
        webhook_signature (str | Unset):
        x_signature (str | Unset):
        body (ReceiveWebhookBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventAccepted | Problem]
     """


    kwargs = _get_kwargs(
        hook_id=hook_id,
body=body,
webhook_id=webhook_id,
webhook_timestamp=webhook_timestamp,
webhook_signature=webhook_signature,
x_signature=x_signature,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    hook_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ReceiveWebhookBody,
    webhook_id: str | Unset = UNSET,
    webhook_timestamp: str | Unset = UNSET,
    webhook_signature: str | Unset = UNSET,
    x_signature: str | Unset = UNSET,

) -> EventAccepted | Problem | None:
    """ Take a signed event in: by Standard Webhooks, or Uzum's under an HMAC-SHA256 of `timestamp.body`.

     Each event counts once, by its webhook-id or transId, however often it is sent. It is stored before
    the answer
    goes out, and all that comes within a moment is imported by one job.

    Args:
        hook_id (str):
        webhook_id (str | Unset):
        webhook_timestamp (str | Unset):
        webhook_signature (str | Unset):
        x_signature (str | Unset):
        body (ReceiveWebhookBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventAccepted | Problem
     """


    return sync_detailed(
        hook_id=hook_id,
client=client,
body=body,
webhook_id=webhook_id,
webhook_timestamp=webhook_timestamp,
webhook_signature=webhook_signature,
x_signature=x_signature,

    ).parsed

async def asyncio_detailed(
    hook_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ReceiveWebhookBody,
    webhook_id: str | Unset = UNSET,
    webhook_timestamp: str | Unset = UNSET,
    webhook_signature: str | Unset = UNSET,
    x_signature: str | Unset = UNSET,

) -> Response[EventAccepted | Problem]:
    """ Take a signed event in: by Standard Webhooks, or Uzum's under an HMAC-SHA256 of `timestamp.body`.

     Each event counts once, by its webhook-id or transId, however often it is sent. It is stored before
    the answer
    goes out, and all that comes within a moment is imported by one job.

    Args:
        hook_id (str):
        webhook_id (str | Unset):
        webhook_timestamp (str | Unset):
        webhook_signature (str | Unset):
        x_signature (str | Unset):
        body (ReceiveWebhookBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventAccepted | Problem]
     """


    kwargs = _get_kwargs(
        hook_id=hook_id,
body=body,
webhook_id=webhook_id,
webhook_timestamp=webhook_timestamp,
webhook_signature=webhook_signature,
x_signature=x_signature,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    hook_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ReceiveWebhookBody,
    webhook_id: str | Unset = UNSET,
    webhook_timestamp: str | Unset = UNSET,
    webhook_signature: str | Unset = UNSET,
    x_signature: str | Unset = UNSET,

) -> EventAccepted | Problem | None:
    """ Take a signed event in: by Standard Webhooks, or Uzum's under an HMAC-SHA256 of `timestamp.body`.

     Each event counts once, by its webhook-id or transId, however often it is sent. It is stored before
    the answer
    goes out, and all that comes within a moment is imported by one job.

    Args:
        hook_id (str):
        webhook_id (str | Unset):
        webhook_timestamp (str | Unset):
        webhook_signature (str | Unset):
        x_signature (str | Unset):
        body (ReceiveWebhookBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventAccepted | Problem
     """


    return (await asyncio_detailed(
        hook_id=hook_id,
client=client,
body=body,
webhook_id=webhook_id,
webhook_timestamp=webhook_timestamp,
webhook_signature=webhook_signature,
x_signature=x_signature,

    )).parsed
