#!/bin/sh
# The second stage: subscribes IngestSubmission to uploads. Only now can it be done, because Event Grid calls the function's
# address while it makes the subscription, and the host makes the key for that address when it first runs the function.
set -eu
: "${AZURE_RESOURCE_GROUP:?run this from azd, or set the AZURE_ variables}"
: "${AZURE_EVENT_TOPIC_NAME:?}" "${AZURE_FUNCTION_APP_NAME:?}" "${AZURE_DATA_STORAGE_NAME:?}"
template="$(cd "$(dirname "$0")/.." && pwd)/event-subscription.bicep"

attempt=1
while [ "$attempt" -le 10 ]; do
  if problem=$(az deployment group create \
      --resource-group "$AZURE_RESOURCE_GROUP" \
      --name event-subscription \
      --template-file "$template" \
      --parameters topicName="$AZURE_EVENT_TOPIC_NAME" functionAppName="$AZURE_FUNCTION_APP_NAME" dataStorageName="$AZURE_DATA_STORAGE_NAME" \
      --output none 2>&1); then
    echo "Uploads to $AZURE_DATA_STORAGE_NAME now reach IngestSubmission."
    exit 0
  fi
  echo "The function does not answer Event Grid yet (attempt $attempt of 10); trying again in 30 seconds."
  attempt=$((attempt + 1))
  sleep 30
done
echo "$problem" >&2
exit 1
